extension PublicManifest {
  /// The manifest as the file `manifest.json`: the same bytes every time.
  public var json: String {
    JSONText.object([
      "format": .int(format), "audience": .string(audience),
      "place": .object(["name": .string(place.name), "code": .optional(place.code)]), "period": .optional(period),
      "as_of": .string(asOf), "edition": .string(edition), "synthetic": .bool(synthetic),
      "bounds": .array(bounds.map { .number($0, decimals: 7) }), "headline": headline?.json ?? .null,
      "figures": .array(figures.map { .object(["label": $0.label.json, "value": $0.value.json]) }),
      "districts": .array(districts.map(\.json)), "styles": .array(styles.map(\.json)),
      "downloads": .array(
        downloads.map {
          .object(["path": .string($0.path), "title": $0.title.json, "media_type": .string($0.mediaType)])
        }),
      "notes": .array(notes.map(\.json)), "threshold": .int(threshold), "lokus_version": .string(lokusVersion),
      "written_by": .string("lokus"),
    ]).pretty
  }
}

extension PublicManifest.Text {
  var json: JSONText { .object(["id": .string(id), "en": .string(en)]) }
}

extension PublicManifest.District {
  var json: JSONText {
    .object([
      "name": .string(name), "code": .optional(code), "villages": .int(villages), "cases": cases.json,
      "denominator": denominator.json, "rate": rate.json, "is_total": .bool(isTotal),
    ])
  }
}

extension PublicManifest.Style {
  var json: JSONText {
    .object([
      "key": .string(key), "title": title.json, "min_zoom": .int(minZoom), "max_zoom": .int(maxZoom),
      "classes": .array(classes.map(\.json)), "notes": .array(notes.map(\.json)),
    ])
  }
}

extension PublicManifest.StyleClass {
  var json: JSONText {
    .object([
      "key": .string(key), "label": label.json, "color": .string(color), "hatch": .optional(hatch),
      "hatch_color": .optional(hatchColor), "count": .optional(count),
    ])
  }
}
