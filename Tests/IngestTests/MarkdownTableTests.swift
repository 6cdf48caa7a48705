import Ingest
import Stunting
import Testing

@Suite("Markdown tables") struct MarkdownTableTests {
  private let text = """
    # Profil

    ## 1. Balita
    *(Tabel 37)*

    | No | **Desa** | n |
    |:---|------|---:|
    | 1 | A \\| B | **1.200** |
    | **-** | **TOTAL** | 1.200 |

    ## 2. Air
    | Desa | Sumber |
    |--|--|
    | A | sumur<br>gali |
    """

  @Test("tables are named by their headings; emphasis goes, escaped bars stay")
  func tables() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("t.md", text)
    let t = try await TableReader.read(TableFile(path: path, sheet: "1. Balita"), expecting: [])
    #expect(t.columnNames == ["No", "Desa", "n"] && t.rowCount == 1)
    #expect(t.cell(0, 1) == "A | B" && t.cell(0, 2) == "1.200")
    #expect(t.rowsSetAside.map(\.reason) == [.totalRow])
    #expect(t.title == ["1. Balita", "(Tabel 37)"] && t.sheet == "1. Balita")
    await #expect(throws: IngestError.layerAmbiguous(file: "t.md", available: ["1. Balita", "2. Air"])) {
      try await TableReader.read(TableFile(path: path), expecting: ["desa"])
    }
    let air = try await TableReader.read(TableFile(path: path), expecting: ["sumber"])
    #expect(air.cell(0, 1) == "sumur gali" && air.notes.map(\.kind) == [.sheetChosen])
  }

  @Test("a text without tables")
  func none() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("t.md", "# Judul\n\n| bukan tabel\n")
    await #expect(throws: IngestError.emptyLayer(file: "t.md")) {
      try await TableReader.read(TableFile(path: path), expecting: [])
    }
  }
}
