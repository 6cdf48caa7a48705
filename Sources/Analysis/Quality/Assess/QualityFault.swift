import Stunting

/// Something a rule of this report found, on its way to the mend list.
struct QualityFault {
  var problem: MendProblem
  var source: Int
  var place: QualityPlace
  var row: Int?
  /// Decides with the source who mends it: figures of the health sector belong to the puskesmas.
  var sector: String?
  var severity: MendSeverity
  var detail: MendDetail
}
