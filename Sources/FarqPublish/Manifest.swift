internal import FarqModel

/// What Farq wrote into an output folder: every file by name, what it was made from, and how it looked on the disk.
///
/// By it a build knows which pages to make again, which files of the folder are Farq's own, and whether somebody has
/// touched them. Twelve bytes per page; names of pairs follow from those of codes.
struct Manifest: Sendable {
  /// Where it stands in the output folder. Hosts do not publish hidden folders, or do no harm if they do.
  static let path = ".farq/manifest"
  /// That a build is under way, and the names that it adds or drops, so that its files are known even if it is killed.
  static let pendingPath = ".farq/pending"

  struct Group: Sendable {
    var kind: String
    var names: FileNames
    /// Digests of what each file was made from; empty when nothing is known of the files but their names, or when
    /// `planned` makes them.
    var keys: [UInt64]
    /// Of a site that has just been planned: its keys are made when they are written, for they are many.
    var planned: SitePlan.Group.Keys?
    /// How each file looked (`Stamp`).
    var stamps: [UInt32]
    /// Where keys and stamps stand in the file that the manifest was read from.
    var places: (keys: Int, stamps: Int)?
    /// Digests of the bytes of each file; only parts of a site have them, so that `merge` can check what it was handed.
    var contents: [UInt64]

    init(kind: String, names: FileNames, keys: [UInt64] = [], stamps: [UInt32] = [], contents: [UInt64] = []) {
      self.kind = kind
      self.names = names
      self.keys = keys
      self.stamps = stamps
      self.contents = contents
    }
  }

  /// Digest of everything the site was made from; 0 when a build with the same inputs must look again.
  var inputs: UInt64
  var shard: Shard
  var fragmentCount: Int
  /// When the files of the first build were written; nil where none is known by that.
  var span: Stamp.Span?
  var groups: [Group]

  init(inputs: UInt64, shard: Shard, fragmentCount: Int, span: Stamp.Span?, groups: [Group]) {
    self.inputs = inputs
    self.shard = shard
    self.fragmentCount = fragmentCount
    self.span = span
    self.groups = groups
  }

  /// The names of a plan's files alone.
  init(namesOf plan: SitePlan, shard: Shard = .whole) {
    self.init(
      inputs: 0, shard: shard, fragmentCount: plan.fragmentCount, span: nil,
      groups: plan.groups.map { Group(kind: $0.kind, names: $0.names) })
  }

  var fileCount: Int { groups.reduce(0) { $0 + $1.names.count } }
}
