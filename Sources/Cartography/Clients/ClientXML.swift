/// An XML element with its attributes in the order written.
struct ClientXML {
  let name: String
  var attributes: [(String, String)] = []
  var children: [ClientXML] = []

  init(_ name: String, _ attributes: [(String, String)] = [], _ children: [ClientXML] = []) {
    self.name = name
    self.attributes = attributes
    self.children = children
  }

  /// UTF-8 with a document type in front, as QGIS writes it.
  var document: [UInt8] {
    var text = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    write(to: &text, indent: 0)
    return Array(text.utf8)
  }

  private func write(to text: inout String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    text += margin + "<" + name
    for (key, value) in attributes { text += " \(key)=\"\(escaped(value))\"" }
    guard !children.isEmpty else {
      text += "/>\n"
      return
    }
    text += ">\n"
    for child in children { child.write(to: &text, indent: indent + 1) }
    text += margin + "</\(name)>\n"
  }
}

/// Characters that XML can't hold are left out.
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n": result += "&#10;"
    case "\t": result += "&#9;"
    case "\r": result += "&#13;"
    case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
