import DeflateBridge
import Ingest
import Testing

@Suite("SQL dumps") struct SQLDumpTests {
  private func table(_ text: String, sheet: String? = nil, name: String = "t.sql") async throws -> TextTable {
    let folder = try TemporaryFolder()
    return try await TableReader.read(TableFile(path: folder.write(name, text), sheet: sheet), expecting: [])
  }

  @Test("rows of several statements, escapes, comments, NULL, names in quotes")
  func rows() async throws {
    let t = try await table(
      """
      /* db; 'x */
      -- komentar ;
      SET NAMES utf8;
      INSERT INTO `db`.`wilayah` (`kode`, nama) VALUES
      ('11','ACEH'), -- catatan
      ('11.01.02.2018','Ba\\'u (lama)'),('11.01','Jurang ''Jaler'' '),
      (12, NULL);
      INSERT INTO wilayah (kode, nama) VALUES ('13','x;y');
      """)
    #expect(t.columnNames == ["kode", "nama"])
    #expect((0..<t.rowCount).map { t.cell($0, 0) } == ["11", "11.01.02.2018", "11.01", "12", "13"])
    #expect((0..<t.rowCount).map { t.cell($0, 1) } == ["ACEH", "Ba'u (lama)", "Jurang 'Jaler' ", "", "x;y"])
    #expect(t.isNumberCell(3, 0) && !t.isNumberCell(0, 0))
  }

  @Test("columns from CREATE TABLE; several tables")
  func created() async throws {
    let text =
      "CREATE TABLE IF NOT EXISTS a (kode varchar(13) NOT NULL, `total n` decimal(10,2) DEFAULT '0,0',"
      + " PRIMARY KEY (kode), KEY i (`total n`)) ENGINE=x;\nINSERT INTO a VALUES ('1', 2.5);"
      + "INSERT INTO b VALUES (1, f('),(', 2), 3);"
    let a = try await table(text, sheet: "a")
    #expect(a.columnNames == ["kode", "total n"] && a.cell(0, 1) == "2.5")
    let b = try await table(text, sheet: "b")
    #expect(b.columnNames == ["kolom_1", "kolom_2", "kolom_3"] && b.cell(0, 1) == "f('),(', 2)")
  }

  @Test("cut anywhere: an error or a shorter table, never a crash")
  func cut() async throws {
    let text = Array("CREATE TABLE a (k int, n varchar(3));INSERT INTO a (k, n) VALUES (1,'a'),(2,'b\\'c');".utf8)
    let folder = try TemporaryFolder()
    for length in 1..<text.count {
      let path = try folder.write("t.sql", Array(text.prefix(length)))
      _ = try? await TableReader.read(TableFile(path: path), expecting: [])
    }
    await #expect(throws: IngestError.fileDamaged(file: "t.sql", detail: "SQL, line 2")) {
      try await table("INSERT INTO a (k) VALUES ('1'),\n('2")
    }
  }
}
