// The map of the landing page: one theme at a time from PNG tiles of this host.
"use strict";
(function () {
  var box = document.getElementById("peta");
  if (!box || !window.L) { return; }
  var styles = JSON.parse(box.dataset.gaya);
  var edges = JSON.parse(box.dataset.batas);
  var words = JSON.parse(box.dataset.kata);
  if (!styles.length) { return; }

  var bounds = L.latLngBounds([edges[1], edges[0]], [edges[3], edges[2]]);
  var lowest = Math.min.apply(null, styles.map(function (s) { return s.min; }));
  var highest = Math.max.apply(null, styles.map(function (s) { return s.max; }));
  var map = L.map(box, {
    minZoom: Math.max(0, lowest - 1), maxZoom: highest + 1, zoomControl: false, attributionControl: false,
    maxBounds: bounds.pad(0.6), maxBoundsViscosity: 0.8
  });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.fitBounds(bounds, { padding: [10, 10] });

  var layers = {};
  styles.forEach(function (s) {
    layers[s.key] = L.tileLayer("tiles/" + s.key + "/{z}/{x}/{y}.png?v=" + encodeURIComponent(box.dataset.versi), {
      minNativeZoom: s.min, maxNativeZoom: s.max, minZoom: Math.max(0, lowest - 1), maxZoom: highest + 1,
      bounds: bounds.pad(0.05), noWrap: true
    });
  });

  var current = null;
  function show(key) {
    if (!layers[key] || key === current) { return; }
    if (current) { map.removeLayer(layers[current]); }
    layers[key].addTo(map);
    current = key;
    document.querySelectorAll("section.legenda").forEach(function (legend) {
      legend.hidden = legend.dataset.tema !== key;
    });
    document.querySelectorAll("input[name=tema]").forEach(function (radio) {
      radio.checked = radio.value === key;
    });
  }
  document.querySelectorAll("input[name=tema]").forEach(function (radio) {
    radio.addEventListener("change", function () {
      show(radio.value);
      history.replaceState(null, "", "#" + radio.value);
    });
  });
  function wanted() { return decodeURIComponent(location.hash.slice(1)); }
  window.addEventListener("hashchange", function () { show(wanted()); });
  show(layers[wanted()] ? wanted() : styles[0].key);
}());
