/// The footnotes of one text in normal form: they stand at its end, but belong to the parts that cite them.
struct FootnoteTexts {
  /// By the number that references carry, which is their order.
  private let texts: [String]

  init(in root: Node) {
    texts = root.children.filter { $0.kind == .footnoteDefinition }.map { definition in
      let alone = SyntaxTree()
      alone.root.adopt(definition)
      defer { root.adopt(definition) }  // References name it, so it has to live on, in its order.
      return alone.normalized().replacing("\n    \n", with: "\n\n")
    }
  }

  /// All that some blocks cite, each once, in the order of the references.
  func text(citedIn blocks: [Node]) -> String {
    guard !texts.isEmpty else { return "" }
    var numbers: [Int] = []
    for block in blocks { collect(from: block, into: &numbers) }
    return numbers.map { "\n" + texts[$0 - 1] }.joined()
  }

  private func collect(from node: Node, into numbers: inout [Int]) {
    if node.kind == .footnoteReference, let number = Int(node.literal), texts.indices.contains(number - 1),
      !numbers.contains(number)
    {
      numbers.append(number)
    }
    for child in node.children { collect(from: child, into: &numbers) }
  }
}
