internal import Analysis
internal import Stunting

extension PublicManifest {
  /// Puts in the headline, key figures and kecamatan of a public view.
  public mutating func describe(_ view: PublicView) {
    threshold = view.rule.threshold
    edition = view.source.result.edition.id
    districts = view.districts.map { row($0, view, isTotal: false) } + [row(view.region, view, isTotal: true)]
    figures = [Figure(label: Text(id: "Desa/kelurahan", en: "Villages"), value: number(view.villages.count))]
    guard let h = view.source.result.headline else {
      districts = []
      return
    }
    period = h.period.description
    headline = Text(id: h.definition.nameIndonesian, en: h.definition.nameEnglish)
    figures += [
      Figure(label: Text(id: "Jumlah kasus", en: "Cases"), value: text(view.region.counts.cases, view)),
      Figure(label: Text(id: "Penyebut", en: "Denominator"), value: text(view.region.counts.denominator, view)),
      Figure(
        label: Text(id: "Angka gabungan kabupaten/kota", en: "Pooled rate of the regency"),
        value: rate(view.region.counts.rate, view)),
      Figure(
        label: Text(id: "Desa/kelurahan dengan angka ditekan", en: "Villages with suppressed numbers"),
        value: number(view.suppressedCount)),
    ]
  }

  private func row(_ d: PublicDistrict, _ view: PublicView, isTotal: Bool) -> District {
    District(
      name: isTotal ? place.name : d.name, code: isTotal ? place.code : d.code, villages: d.villageCount,
      cases: text(d.counts.cases, view), denominator: text(d.counts.denominator, view), rate: rate(d.counts.rate, view),
      isTotal: isTotal)
  }

  private func number(_ value: Int) -> Text {
    Text(id: NumberText(.indonesian).integer(value), en: NumberText(.english).integer(value))
  }

  private func text(_ cell: PublicCell, _ view: PublicView) -> Text {
    switch cell {
    case .value(let value): Text(id: NumberText(.indonesian).count(value), en: NumberText(.english).count(value))
    case .belowThreshold: Text(id: view.rule.marker, en: view.rule.marker)
    case .suppressed: Text(id: "ditekan", en: "suppressed")
    case .noData: Text(id: "tidak ada data", en: "no data")
    case .noTarget: Text(id: "tidak ada sasaran", en: "no target population")
    }
  }

  private func rate(_ cell: PublicCell, _ view: PublicView) -> Text {
    guard let fraction = cell.number, let per = view.source.result.headline?.definition.per else {
      return text(cell, view)
    }
    let printed = fraction * Double(per)
    if per == 100 {
      return Text(id: NumberText(.indonesian).percent(printed, 1), en: NumberText(.english).percent(printed, 1))
    }
    return Text(
      id: NumberText(.indonesian).decimal(printed, 2) + " per \(NumberText(.indonesian).integer(per))",
      en: NumberText(.english).decimal(printed, 2) + " per \(NumberText(.english).integer(per))")
  }
}
