// Which type and which field of CSL those of BibTeX and BibLaTeX are.
#pragma once

#include <cstdint>
#include <string_view>

namespace kbc {

struct BibtexTypeRow {
  std::string_view bibtex;
  std::string_view csl;  ///< empty: no source
};

inline constexpr BibtexTypeRow kBibtexTypes[] = {
    {"article", "article-journal"},
    {"artwork", "graphic"},
    {"audio", "song"},
    {"book", "book"},
    {"bookinbook", "chapter"},
    {"booklet", "pamphlet"},
    {"collection", "book"},
    {"comment", ""},
    {"conference", "paper-conference"},
    {"dataset", "dataset"},
    {"electronic", "webpage"},
    {"image", "graphic"},
    {"inbook", "chapter"},
    {"incollection", "chapter"},
    {"inproceedings", "paper-conference"},
    {"inreference", "entry-encyclopedia"},
    {"jurisdiction", "legal_case"},
    {"legal", "treaty"},
    {"legislation", "legislation"},
    {"letter", "personal_communication"},
    {"manual", "book"},
    {"mastersthesis", "thesis"},
    {"misc", "document"},
    {"movie", "motion_picture"},
    {"music", "song"},
    {"mvbook", "book"},
    {"mvcollection", "book"},
    {"mvproceedings", "book"},
    {"mvreference", "book"},
    {"online", "webpage"},
    {"patent", "patent"},
    {"performance", "performance"},
    {"periodical", "periodical"},
    {"phdthesis", "thesis"},
    {"preamble", ""},
    {"proceedings", "book"},
    {"reference", "book"},
    {"report", "report"},
    {"review", "review"},
    {"software", "software"},
    {"standard", "standard"},
    {"string", ""},
    {"suppbook", "chapter"},
    {"suppcollection", "chapter"},
    {"suppperiodical", "article-journal"},
    {"techreport", "report"},
    {"thesis", "thesis"},
    {"unpublished", "manuscript"},
    {"video", "motion_picture"},
    {"www", "webpage"},
};

enum class BibtexHow : std::uint8_t {
  text,
  plain,  ///< letter by letter, as addresses are
  names,
  pages,
  ordinal,
  date,    ///< 2025-11-03, and ranges
  part,    ///< of a date, a title, a number: read with what it belongs to
  custom,  ///< CSL has no such field: kept under its own name
};

struct BibtexFieldRow {
  std::string_view bibtex;
  std::string_view csl;
  BibtexHow how;
};

/// Where two of an entry's fields are one of CSL's, the one that stands first here is taken, the other kept.
inline constexpr BibtexFieldRow kBibtexFields[] = {
    {"title", "title", BibtexHow::text},
    {"subtitle", "", BibtexHow::part},
    {"author", "author", BibtexHow::names},
    {"editor", "editor", BibtexHow::names},
    {"translator", "translator", BibtexHow::names},
    {"bookauthor", "container-author", BibtexHow::names},
    {"holder", "author", BibtexHow::names},
    {"journaltitle", "container-title", BibtexHow::text},
    {"journal", "container-title", BibtexHow::text},
    {"booktitle", "container-title", BibtexHow::text},
    {"maintitle", "container-title", BibtexHow::text},
    {"howpublished", "container-title", BibtexHow::text},
    {"shortjournal", "container-title-short", BibtexHow::text},
    {"shorttitle", "title-short", BibtexHow::text},
    {"date", "issued", BibtexHow::date},
    {"year", "", BibtexHow::part},
    {"month", "", BibtexHow::part},
    {"day", "", BibtexHow::part},
    {"urldate", "accessed", BibtexHow::date},
    {"origdate", "original-date", BibtexHow::date},
    {"eventdate", "event-date", BibtexHow::date},
    {"volume", "volume", BibtexHow::text},
    {"issue", "issue", BibtexHow::text},
    {"number", "", BibtexHow::part},
    {"pages", "page", BibtexHow::pages},
    {"eid", "page", BibtexHow::pages},
    {"edition", "edition", BibtexHow::ordinal},
    {"publisher", "publisher", BibtexHow::text},
    {"institution", "publisher", BibtexHow::text},
    {"school", "publisher", BibtexHow::text},
    {"organization", "publisher", BibtexHow::text},
    {"location", "publisher-place", BibtexHow::text},
    {"address", "publisher-place", BibtexHow::text},
    {"series", "collection-title", BibtexHow::text},
    {"chapter", "chapter-number", BibtexHow::text},
    {"part", "part", BibtexHow::text},
    {"volumes", "number-of-volumes", BibtexHow::text},
    {"pagetotal", "number-of-pages", BibtexHow::text},
    {"type", "genre", BibtexHow::text},
    {"version", "version", BibtexHow::text},
    {"isbn", "ISBN", BibtexHow::text},
    {"issn", "ISSN", BibtexHow::text},
    {"doi", "DOI", BibtexHow::plain},
    {"url", "URL", BibtexHow::plain},
    {"pmid", "PMID", BibtexHow::plain},
    {"pmcid", "PMCID", BibtexHow::plain},
    {"eprint", "", BibtexHow::part},
    {"eprinttype", "", BibtexHow::part},
    {"archiveprefix", "", BibtexHow::part},
    {"eprintclass", "", BibtexHow::custom},
    {"primaryclass", "", BibtexHow::custom},
    {"note", "note", BibtexHow::text},
    {"annotation", "annote", BibtexHow::text},
    {"annote", "annote", BibtexHow::text},
    {"abstract", "abstract", BibtexHow::text},
    {"keywords", "keyword", BibtexHow::text},
    {"keyword", "keyword", BibtexHow::text},
    {"language", "language", BibtexHow::text},
    {"langid", "language", BibtexHow::text},
    {"pubstate", "status", BibtexHow::text},
    {"library", "call-number", BibtexHow::text},
    {"eventtitle", "event-title", BibtexHow::text},
    {"venue", "event-place", BibtexHow::text},
    {"origtitle", "original-title", BibtexHow::text},
    {"origpublisher", "original-publisher", BibtexHow::text},
    {"origlocation", "original-publisher-place", BibtexHow::text},
    {"copyright", "", BibtexHow::custom},
    {"addendum", "", BibtexHow::custom},
    {"booksubtitle", "", BibtexHow::custom},
    {"date-added", "", BibtexHow::custom},
    {"date-modified", "", BibtexHow::custom},
    {"file", "", BibtexHow::custom},
    {"groups", "", BibtexHow::custom},
    {"issuetitle", "", BibtexHow::custom},
    {"journalsubtitle", "", BibtexHow::custom},
    {"key", "", BibtexHow::custom},
    {"mendeley-groups", "", BibtexHow::custom},
    {"mendeley-tags", "", BibtexHow::custom},
    {"owner", "", BibtexHow::custom},
    {"pagination", "", BibtexHow::custom},
    {"shortauthor", "", BibtexHow::custom},
    {"timestamp", "", BibtexHow::custom},
    {"titleaddon", "", BibtexHow::custom},
    {"urn", "", BibtexHow::custom},
};

}  // namespace kbc
