// The same reports as the text and the Markdown, with headings, lists and links.
#include "runtime/render/leaflet.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "runtime/quantity/format.h"
#include "runtime/render/html.h"
#include "runtime/render/report.h"

namespace kb {
namespace render {
namespace {

std::string_view tone_class(Tone tone) {
  switch (tone) {
    case Tone::good: return " good";
    case Tone::care: return " care";
    case Tone::bad: return " bad";
    case Tone::plain: break;
  }
  return "";
}

/// One numbering for all parts, by the sources that the numbers stand for.
class Numbering {
 public:
  void join(Report& report, const Answer& answer) {
    std::map<std::uint32_t, std::uint32_t> renumbered;
    for (const Citation& citation : answer.citations) {
      const bool shown = std::ranges::find(report.references, citation.number, &Reference::number) !=
                         report.references.end();
      if (!shown) continue;
      const auto number = static_cast<std::uint32_t>(numbers_.size() + 1);
      renumbered[citation.number] = numbers_.try_emplace(citation.id, number).first->second;
    }
    const auto renumber = [&](CitationNumbers& list) {
      std::erase_if(list, [&](std::uint32_t number) { return !renumbered.contains(number); });
      for (std::uint32_t& number : list) number = renumbered[number];
      std::ranges::sort(list);
    };
    const auto renumber_notes = [&](std::vector<Note>& notes) {
      for (Note& note : notes) renumber(note.citations);
    };
    const auto renumber_items = [&](std::vector<Item>& items) {
      for (Item& item : items) renumber(item.citations), renumber_notes(item.notes);
    };
    for (Statement& statement : report.statements) renumber_items(statement.items);
    for (Section& section : report.sections) renumber_items(section.items);
    for (RankedOption& option : report.ranking) renumber_notes(option.notes);
    for (Reference& reference : report.references) {
      reference.number = renumbered[reference.number];
      merge(reference);
    }
  }

  /// In the order of their numbers.
  [[nodiscard]] const std::map<std::uint32_t, Reference>& references() const { return references_; }

 private:
  /// The parts may know a source as that of different studies: the fullest text stays.
  void merge(const Reference& reference) {
    Reference& known = references_[reference.number];
    if (known.text.size() < reference.text.size()) known = reference;
  }

  std::map<std::string, std::uint32_t> numbers_;
  std::map<std::uint32_t, Reference> references_;
};

std::string cited(const CitationNumbers& numbers) {
  std::string links;
  for (const std::uint32_t number : std::set<std::uint32_t>(numbers.begin(), numbers.end()))
    links += fmt::format("{1}<a href=\"#ref-{0}\" aria-label=\"reference {0}\">{0}</a>", number,
                         links.empty() ? "" : ", ");
  return links.empty() ? "" : fmt::format("<span class=\"cite\">{}</span>", links);
}

void add_notes(std::string& out, const std::vector<Note>& notes) {
  if (notes.empty()) return;
  out += "<ul class=\"notes\">\n";
  for (const Note& note : notes) {
    const std::string lead =
        note.lead.empty() ? "" : fmt::format("<span class=\"lead\">{}</span> ", html_text(note.lead));
    out += fmt::format("<li>{}{}{}</li>\n", lead, html_text(note.text), cited(note.citations));
  }
  out += "</ul>\n";
}

/// Items of one depth are a list; what lies deeper is a list in the item before it.
void add_items(std::string& out, const std::vector<Item>& items) {
  std::size_t open = 0;  // lists, each with an item that is open too
  for (const Item& item : items) {
    const std::size_t depth = std::min(item.depth, open);  // one level further in at most
    for (; open > depth + 1; --open) out += "</li>\n</ul>\n";
    out += open == depth ? "<ul>\n" : "</li>\n";
    open = depth + 1;
    out += fmt::format("<li>{}{}\n", html_text(item.text), cited(item.citations));
    add_notes(out, item.notes);
  }
  for (; open > 0; --open) out += "</li>\n</ul>\n";
}

/// "https://doi.org/10.0000/x" where a DOI is known, else an address that a browser would show.
std::string address_of(const Citation& citation) {
  if (!citation.doi.empty()) return "https://doi.org/" + citation.doi;
  const bool web = citation.url.starts_with("https://") || citation.url.starts_with("http://");
  return web ? citation.url : "";
}

/// "knee injury: no", what was said in so many words.
std::vector<std::pair<std::string, std::string>> said(const AskedProfile& profile) {
  std::vector<std::pair<std::string, std::string>> rows;
  const auto words = [](std::string name) {
    std::ranges::replace(name, '-', ' ');
    return name;
  };
  for (const AskedMeasure& measure : profile.measures)
    rows.emplace_back(words(measure.measure), measure.text);
  for (const auto& [fact, so] : profile.facts) rows.emplace_back(words(fact), so ? "yes" : "no");
  for (const std::string& fact : profile.unknown) rows.emplace_back(words(fact), "not known");
  if (profile.taking) {
    std::string taken;
    for (const AskedItem& item : *profile.taking)
      taken += fmt::format("{}{}{}", taken.empty() ? "" : ", ", item.written,
                           item.dose ? " " + format_amount(*item.dose) : "");
    rows.emplace_back("takes",
                      taken.empty() ? "nothing" : taken + (profile.complete ? "" : ", and perhaps more"));
  }
  return rows;
}

class Leaflet {
 public:
  explicit Leaflet(const std::vector<LeafletPart>& parts) : parts_(parts) {
    for (const LeafletPart& part : parts) {
      reports_.push_back(report(part.answer));
      numbering_.join(reports_.back(), part.answer);
      for (const Citation& citation : part.answer.citations)
        addresses_.emplace(citation.doi.empty() ? citation.url : "doi:" + citation.doi, address_of(citation));
    }
  }

  std::string page() {
    const Report& first = reports_.front();
    headline_ = first.headline;
    for (std::size_t i = 0; i < parts_.size(); ++i) add_part(i);
    add_good_to_know();
    add_references();
    const KnowledgeBaseIdentity& kb = parts_.front().answer.kb;
    std::string body = fmt::format(
        "<a class=\"skip\" href=\"#{}\">To the answer</a>\n<header>\n<p "
        "class=\"faint\">{}</p>\n<h1>{}</h1>\n</header>\n",
        html_id(parts_.front().heading), html_text(kb.title.empty() ? kb.name : kb.title),
        html_text(capital(first.headline)));
    body +=
        fmt::format("<nav aria-label=\"On this page\">\n<ul>\n{}</ul>\n</nav>\n<main>\n{}</main>\n<footer>\n",
                    links_, out_);
    for (const std::string& notice : first.notices) body += fmt::format("<p>{}</p>\n", html_text(notice));
    body += fmt::format("<p>{} {}, digest <code>{}</code></p>\n</footer>\n", html_text(kb.name),
                        html_text(kb.version), html_text(kb.digest));
    return html_page(capital(first.headline), body);
  }

 private:
  void begin(const std::string& heading) {
    const std::string id = html_id(heading);
    links_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, html_text(heading));
    out_ +=
        fmt::format("<section aria-labelledby=\"{0}\">\n<h2 id=\"{0}\">{1}</h2>\n", id, html_text(heading));
  }
  void end() { out_ += "</section>\n"; }

  void add_part(std::size_t at) {
    const Report& report = reports_[at];
    std::string inside;
    std::swap(inside, out_);
    if (report.headline != headline_) out_ += fmt::format("<p>{}</p>\n", html_text(report.headline));
    headline_ = report.headline;
    for (const Statement& statement : report.statements) add(statement);
    if (!report.ranking.empty()) add(report.ranking);
    for (const Section& section : report.sections) add(section);
    std::swap(inside, out_);
    if (inside.empty()) return;  // all of it stands above
    begin(parts_[at].heading);
    if (!parts_[at].remark.empty()) out_ += fmt::format("<p>{}</p>\n", html_text(parts_[at].remark));
    out_ += inside;
    if (at == 0) add_person();
    end();
  }

  void add(const Statement& statement) {
    if (!shown_.insert(statement.text).second) return;
    out_ += fmt::format("<div class=\"verdict{}\">\n<p>{}</p>\n", tone_class(statement.tone),
                        html_text(statement.text));
    add_items(out_, statement.items);
    out_ += "</div>\n";
  }

  void add(const std::vector<RankedOption>& ranking) {
    out_ += "<ol class=\"ranking\">\n";
    for (const RankedOption& option : ranking) {
      out_ += fmt::format("<li>\n<h3>{}</h3>\n<p class=\"tone{}\">{}</p>\n", html_text(option.title),
                          tone_class(option.tone), html_text(option.verdict));
      add_notes(out_, option.notes);
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
  }

  void add(const Section& section) {
    // These are told apart from the answers, and once.
    if (section.label == kPresumed || section.label == kGoodToKnow) return;
    std::string inside =
        fmt::format("<h3 class=\"tone{}\">{}</h3>\n", tone_class(section.tone), html_text(section.label));
    add_items(inside, section.items);
    if (shown_.insert(inside).second) out_ += inside;
  }

  /// Of the first that has it: advice on how to take something is none for whom it would harm.
  void add_good_to_know() {
    for (const Report& report : reports_) {
      const auto section = std::ranges::find(report.sections, kGoodToKnow, &Section::label);
      if (section == report.sections.end()) continue;
      begin(std::string(kGoodToKnow));
      add_items(out_, section->items);
      return end();
    }
  }

  /// What the answer takes to be so: what was said, and what was presumed.
  void add_person() {
    const auto rows = said(parts_.front().answer.asked.profile);
    if (!rows.empty()) out_ += "<h3>What was said</h3>\n<dl>\n";
    for (const auto& [name, value] : rows)
      out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", html_text(name), html_text(value));
    if (!rows.empty()) out_ += "</dl>\n";
    const std::vector<std::string>& presumed = parts_.front().answer.presumed;
    if (presumed.empty()) return;
    out_ += "<h3>What was not said, and presumed</h3>\n";
    out_ += fmt::format("<p>{}</p>\n", html_text(fmt::format("{}", fmt::join(presumed, "; "))));
  }

  void add_references() {
    if (numbering_.references().empty()) return;
    begin("References");
    out_ += "<ol class=\"references\">\n";
    for (const auto& [number, reference] : numbering_.references()) {
      out_ += fmt::format("<li id=\"ref-{0}\" value=\"{0}\">{1}\n", number, linked(reference.text));
      std::vector<Note> notes;
      for (const std::string& note : reference.notes) notes.push_back({"", note, {}});
      add_notes(out_, notes);
      out_ += "</li>\n";
    }
    out_ += "</ol>\n";
    end();
  }

  /// With a link on the address in it.
  [[nodiscard]] std::string linked(const std::string& text) const {
    for (const auto& [shown, address] : addresses_) {
      const std::size_t at = shown.empty() || address.empty() ? std::string::npos : text.find(shown);
      if (at == std::string::npos) continue;
      return fmt::format("{}<a href=\"{}\">{}</a>{}", html_text(text.substr(0, at)), html_text(address),
                         html_text(shown), html_text(text.substr(at + shown.size())));
    }
    return html_text(text);
  }

  const std::vector<LeafletPart>& parts_;
  std::vector<Report> reports_;
  Numbering numbering_;
  std::map<std::string, std::string, std::greater<>> addresses_;  ///< as they are shown, longer ones first
  std::set<std::string> shown_;                                   ///< statements and sections
  std::string headline_;                                          ///< the one that stands above
  std::string links_;
  std::string out_;
};

}  // namespace
}  // namespace render

std::string render_leaflet(const std::vector<LeafletPart>& parts) {
  return parts.empty() ? "" : render::Leaflet(parts).page();
}

}  // namespace kb
