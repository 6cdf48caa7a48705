import HTTPFeed
import Publish
import Testing

@Suite struct LandingPageTests {
  private func page(_ target: String = "/", _ change: (inout PublicManifest) -> Void = { _ in }) throws -> String {
    let folder = try PublicFolder(change)
    return try folder.feed().get(target).text
  }

  @Test func indonesianByDefaultEnglishOnRequest() throws {
    let indonesian = try page()
    #expect(indonesian.contains("<html lang=\"id\">"))
    #expect(indonesian.contains("Peta ini bukan referensi resmi mengenai garis batas administrasi"))
    #expect(indonesian.contains("Data sintetis"))
    #expect(indonesian.contains("Tinggi"))
    let english = try page("/?lang=en")
    #expect(english.contains("<html lang=\"en\">"))
    #expect(english.contains("not an official reference"))
    #expect(english.contains("High"))
    #expect(try page("/?lang=<script>").contains("<html lang=\"id\">"))
  }

  @Test func syntheticIsSaidOnlyWhenItIs() throws {
    #expect(try !page("/") { $0.synthetic = false }.contains("Data sintetis"))
  }

  @Test func textsAreEscaped() throws {
    let html = try page("/") { $0.notes = [.init(id: "<script>alert(1)</script>{{title}}", en: "")] }
    #expect(html.contains("Kabupaten &lt;Uji&gt; &amp; &quot;Coba&quot;"))
    #expect(!html.contains("<script>alert"))
    #expect(html.contains("{{title}}"))
  }

  /// What the policy would block must not be there: inline scripts, inline styles, handlers, other hosts.
  @Test func nothingInlineAndNoOtherHost() throws {
    let html = try page()
    #expect(!html.contains("style="))
    #expect(!html.contains("<style"))
    #expect(!html.contains(" on" + "click="))
    #expect(!html.contains("<script>"))
    for part in html.components("src=\"") + html.components("href=\"") {
      #expect(!part.hasPrefix("//"))
      if part.hasPrefix("http") { #expect(part.hasPrefix("https://peta.example.go.id/stunting")) }
    }
    #expect(html.contains("https://peta.example.go.id/stunting/tiles/prevalensi/{z}/{x}/{y}.png"))
  }

  @Test func everyThemeHasAButtonAndALegend() throws {
    let html = try page()
    for key in ["prevalensi", "lokus"] {
      #expect(html.contains("<input type=\"radio\" name=\"tema\" value=\"\(key)\""))
      #expect(html.contains("data-tema=\"\(key)\""))
    }
    #expect(html.contains("fill=\"#fd8d3c\""))
    #expect(html.contains("<a href=\"geojson/desa.geojson\">"))
  }

  @Test func everyMarkOfTheTemplateIsFilled() throws {
    let html = try page("/") { $0.notes = [] }
    #expect(!html.contains("{{"))
    #expect(!html.contains("}}"))
  }

  @Test func anEmptyManifestStillGivesAPage() throws {
    let html = try page("/") {
      $0.styles = []
      $0.downloads = []
      $0.period = nil
    }
    #expect(html.contains("</html>"))
  }
}

extension String {
  /// What follows each occurrence of `mark`.
  fileprivate func components(_ mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = Substring(self)
    while let found = rest.firstRange(of: mark) {
      rest = rest[found.upperBound...]
      parts.append(rest)
    }
    return parts
  }
}
