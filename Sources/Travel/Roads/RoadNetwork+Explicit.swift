extension RoadNetwork {
  /// A network of directed edges with given costs, straight between its nodes.
  ///
  /// An edge is left out when one of its nodes does not exist or its minutes or metres are negative or not finite.
  /// Arrays are read up to the shortest. Nodes without usable coordinates stay in the graph; nobody can be snapped
  /// beside them.
  public init(
    nodeX: [Double], nodeY: [Double], edgeFrom: [Int32], edgeTo: [Int32], edgeMinutes: [Double], edgeMetres: [Double]
  ) {
    let nodes = min(nodeX.count, nodeY.count)
    self.nodeX = Array(nodeX.prefix(nodes))
    self.nodeY = Array(nodeY.prefix(nodes))
    for e in 0..<min(edgeFrom.count, edgeTo.count, edgeMinutes.count, edgeMetres.count) {
      guard (0..<nodes).contains(Int(edgeFrom[e])), (0..<nodes).contains(Int(edgeTo[e])),
        edgeMinutes[e] >= 0, edgeMinutes[e].isFinite, edgeMetres[e] >= 0, edgeMetres[e].isFinite
      else { continue }
      append(from: edgeFrom[e], to: edgeTo[e], minutes: edgeMinutes[e], metres: edgeMetres[e])
    }
    finish()
  }

  private mutating func append(from: Int32, to: Int32, minutes: Double, metres: Double) {
    edgeFrom.append(from)
    edgeTo.append(to)
    edgeMinutes.append(minutes)
    edgeMetres.append(metres)
    edgeOneWay.append(1)
    edgeKind.append(.road)
    edgeLine.append(Int32(clamping: edgeLine.count))
    for node in [from, to] {
      vertexX.append(nodeX[Int(node)])
      vertexY.append(nodeY[Int(node)])
    }
    vertexStart.append(Int32(clamping: vertexX.count))
  }
}
