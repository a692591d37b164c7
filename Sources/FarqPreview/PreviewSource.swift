package import FarqModel
package import FarqSite

/// What the preview asks of the rest of the program.
package struct PreviewSource: Sendable {
  /// Reads what changed in the folders since the last call, and checks all of it; nil when nothing did.
  /// - Throws: what reading throws when the machine fails.
  package var read: @Sendable () throws -> PreviewReading?
  /// What became of the source text of a stale unit since its translation was recorded.
  package var change: (@Sendable (PreviewReading, TranslationUnit, _ locale: String) -> [PreviewChange])?

  package init(
    read: @escaping @Sendable () throws -> PreviewReading?,
    change: (@Sendable (PreviewReading, TranslationUnit, _ locale: String) -> [PreviewChange])? = nil
  ) {
    self.read = read
    self.change = change
  }
}

/// The site as its files were at one moment.
package struct PreviewReading: Sendable {
  /// Whether this is a first look at what changed, which the next reading confirms or not.
  package var isProvisional: Bool
  /// Paths of the files that changed since the reading before, as their author knows them.
  package var changed: [String]
  /// nil when there are errors.
  package var planner: SitePlanner?
  package var catalog: Catalog?
  package var sites: [LocalizedSite]
  package var problems: [PreviewProblem]

  package init(
    isProvisional: Bool = false, changed: [String], planner: SitePlanner?, catalog: Catalog?, sites: [LocalizedSite],
    problems: [PreviewProblem]
  ) {
    self.isProvisional = isProvisional
    self.changed = changed
    self.planner = planner
    self.catalog = catalog
    self.sites = sites
    self.problems = problems
  }
}

/// A problem with the line that it is in.
package struct PreviewProblem: Hashable, Sendable {
  package var diagnostic: Diagnostic
  package var line: String?

  package init(_ diagnostic: Diagnostic, line: String?) {
    self.diagnostic = diagnostic
    self.line = line
  }
}

/// A piece of a text that changed.
package enum PreviewChange: Hashable, Sendable {
  case same(String)
  case removed(String)
  case added(String)
}

/// What one save led to.
package struct PreviewUpdate: Sendable {
  package var changed: [String]
  package var problems: [PreviewProblem]
  /// How many open pages show something else now.
  package var pages: Int
  /// From the file system's word until those pages were told, and until all was read and checked.
  package var told: Duration
  package var checked: Duration
}
