/// The phrases that pages are made with, beside those that templates name; every locale has to give them.
package enum PhraseKey: String, CaseIterable, Sendable {
  /// The name of the site.
  case site
  /// `<title>` of a page from {page} and {site}.
  case pageTitle = "page_title"
  case chooserTitle = "chooser_title"
  case chooserSummary = "chooser_summary"
  case notFoundTitle = "not_found_title"
  case notFoundBody = "not_found_body"
  /// Counts of {count}.
  case codesCount = "codes_count"
  /// The title over the codes of a family that has no classes.
  case allCodes = "all_codes"
  case pairsCount = "pairs_count"
  /// {family} {code}, {name}.
  case codeTitle = "code_title"
  case codeHeading = "code_heading"
  /// {family}, {first}, {first_name}, {second}, {second_name}.
  case pairTitle = "pair_title"
  case pairDescription = "pair_description"
  /// {first}, {second}.
  case pairLabel = "pair_label"
  /// What the traits say at once; {differing} and {shared} are lists of labels.
  case answerBoth = "answer_both"
  case answerDiffering = "answer_differing"
  case answerShared = "answer_shared"
  case noDifferences = "no_differences"
  case nothingShared = "nothing_shared"
  /// The notice beside a text that is shown in {language}.
  case fallbackNotice = "fallback_notice"
  case fallbackSource = "fallback_source"
  /// The mark on a translation that may be out of date, and what it means; {language} is the source's.
  case staleBadge = "stale_badge"
  case staleNotice = "stale_notice"
  case suspectNotice = "suspect_notice"
  /// The link to a code's own page: {family}, {code}.
  case codePage = "code_page"
  case breadcrumbHome = "breadcrumb_home"
  case learnMore = "learn_more"
  case taskDone = "task_done"
  case taskOpen = "task_open"
  case footnoteBack = "footnote_back"
  /// The page about the translation into {language}.
  case translationTitle = "translation_title"
  case translationSummary = "translation_summary"
  case translationTotal = "translation_total"
  case percent
  case pagesCount = "pages_count"
  /// States of units, as they stand in lists and over columns.
  case stateCurrent = "state_current"
  case stateStale = "state_stale"
  case stateSuspect = "state_suspect"
  case stateMissing = "state_missing"
  case stateUntranslated = "state_untranslated"
  case stateOrphan = "state_orphan"
  case notRecorded = "not_recorded"
  /// What is translated as one: the {part} of an {article}.
  case unitLabel = "unit_label"
  case unitName = "unit_name"
  case unitTitle = "unit_title"
  case unitSummary = "unit_summary"
  case unitText = "unit_text"

  /// The slots that the phrase may have.
  package var slots: [String] {
    switch self {
    case .pageTitle: ["page", "site"]
    case .codesCount, .pairsCount, .pagesCount, .percent: ["count"]
    case .unitLabel: ["article", "part"]
    case .codeTitle, .codeHeading, .codePage: ["family", "code", "name"]
    case .pairTitle, .pairDescription: ["family", "first", "first_name", "second", "second_name"]
    case .pairLabel: ["first", "second"]
    case .answerBoth, .answerDiffering, .answerShared, .noDifferences, .nothingShared:
      ["family", "first", "second", "differing", "shared"]
    case .fallbackNotice, .fallbackSource, .staleNotice, .suspectNotice, .translationSummary: ["language"]
    default: []
    }
  }

  /// Whether the phrase counts something, so that it needs a form for each plural category.
  package var isPlural: Bool { [.codesCount, .pairsCount, .pagesCount].contains(self) }

  /// What stands for a status in a badge, such as `status_unofficial`.
  package static func status(_ id: String) -> String { "status_\(id)" }
}
