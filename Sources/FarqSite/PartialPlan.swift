package import FarqModel

/// The plan in portions, for whoever wants a few pages soon. All portions together are the files of `plan()`.
extension SitePlanner {
  /// Files that are planned together.
  package enum Portion: Hashable, Sendable {
    /// Assets, images, the chooser, and files for hosts and robots.
    case site
    /// The pages of a locale that show all families.
    case locale(String)
    /// The pages of a family in a locale.
    case family(String, in: String)
  }

  package var portions: [Portion] {
    [.site] + contexts.map { .locale($0.id) }
      + contexts.flatMap { context in context.site.families.map { .family($0.family.slug, in: context.id) } }
  }

  /// Where a file would be, by its path; the likeliest first.
  package func portions(thatMayHold path: String) -> [Portion] {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count > 1, let context = contexts.first(where: { $0.id == parts[0] }) else {
      let root = sourceContext.map { [Portion.locale($0.id)] } ?? []
      return path == SitePath.rootNotFound.path ? root : [.site]
    }
    guard parts.count > 2 else { return [.locale(context.id), .site] }
    let isFamily = context.site.families.contains { $0.family.slug == parts[1] }
    return (isFamily ? [.family(parts[1], in: context.id)] : []) + [.site]
  }

  package func groups(of portion: Portion) -> [SitePlan.Group] {
    switch portion {
    case .site: return openingGroups + closingGroups
    case .locale(let id):
      guard let context = contexts.first(where: { $0.id == id }) else { return [] }
      return localeGroups(context, familyPages(context))
    case .family(let slug, let id):
      guard let context = contexts.first(where: { $0.id == id }),
        let index = context.site.families.firstIndex(where: { $0.family.slug == slug })
      else { return [] }
      return familyPages(index, context).groups
    }
  }
}
