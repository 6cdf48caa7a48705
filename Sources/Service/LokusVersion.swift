/// Version of Lokus, printed by `lokus --version` and written into every output.
public enum LokusVersion {
  public static let current = "0.1.0"
}
