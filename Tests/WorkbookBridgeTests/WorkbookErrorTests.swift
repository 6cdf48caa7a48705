import Testing
import WorkbookBridge

@Suite("Errors of workbooks")
struct WorkbookErrorTests {
  @Test func errorsCompareByTheirData() {
    #expect(WorkbookError.damaged(detail: "a") != WorkbookError.damaged(detail: "b"))
  }
}
