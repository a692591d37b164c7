import FarqModel
import FarqSite

/// Hands on the pages of each family as soon as it has been read, and keeps them for the plan.
final class EarlyPages {
  let options: SitePlanner.Options
  private let write: (SitePlan.Group) -> Void
  private(set) var pages: [FamilyPages] = []

  /// - Parameter write: begins to write a group of pages, or puts it down to be written.
  init(_ options: SitePlanner.Options, write: @escaping (SitePlan.Group) -> Void) {
    self.options = options
    self.write = write
  }

  func take(_ new: [FamilyPages]) {
    pages += new
    for group in new.flatMap(\.groups) { write(group) }
  }
}
