// Disputes: who says what, what counts, and why.
#include <fmt/format.h>

#include "runtime/render/finding.h"
#include "runtime/render/json_values.h"

namespace kb::render {
namespace {

namespace json = boost::json;

Section section(const DisputeAnswer& dispute) {
  Item item{dispute.title, {}, {}, 0};
  for (const Position& position : dispute.positions)
    item.notes.push_back({position.source, position.says, position.citations});
  if (dispute.settled.empty()) {
    item.notes.push_back({"open", "nothing settles it", {}});
  } else {
    item.notes.push_back({"settled", dispute.settled, {}});
  }
  for (const std::string& because : dispute.because)
    item.notes.push_back({"because", because, dispute.citations});
  for (const std::string& note : dispute.notes) item.notes.push_back({"note", note, {}});
  if (!dispute.about.empty())
    item.notes.push_back({"about", fmt::format("{}", fmt::join(dispute.about, ", ")), {}});
  return {dispute.settled.empty() ? "Open" : "Settled", Tone::plain, {std::move(item)}};
}

json::object position(const Position& from) {
  json::object result;
  result["source"] = from.source;
  result["says"] = text(from.says);
  result["citations"] = numbers(from.citations);
  return result;
}

json::object dispute(const DisputeAnswer& from) {
  json::object result;
  result["name"] = from.name;
  result["title"] = from.title;
  result["about"] = texts(from.about);
  result["positions"] = list_of(from.positions, position);
  result["settled"] = text(from.settled);
  result["because"] = texts(from.because);
  result["citations"] = numbers(from.citations);
  result["notes"] = texts(from.notes);
  put_place(result, from.place);
  return result;
}

}  // namespace

void add(Report& report, const Disputes& disputes) {
  std::size_t open = 0;
  for (const DisputeAnswer& dispute : disputes.disputes) open += dispute.settled.empty() ? 1U : 0U;
  report.headline =
      fmt::format("{} dispute{}, {} of them open", disputes.disputes.size(),
                  disputes.disputes.size() == 1 ? "" : "s", open == 0 ? "none" : std::to_string(open));
  for (const DisputeAnswer& dispute : disputes.disputes) {
    Section next = section(dispute);
    if (!report.sections.empty() && report.sections.back().label == next.label) {
      report.sections.back().items.push_back(std::move(next.items.front()));
    } else {
      report.sections.push_back(std::move(next));
    }
  }
}

json::object to_json(const Disputes& disputes) {
  json::object result;
  result["disputes"] = list_of(disputes.disputes, dispute);
  return result;
}

}  // namespace kb::render
