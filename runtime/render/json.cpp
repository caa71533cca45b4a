// The published JSON of an answer. answer.schema.json says the same in JSON Schema: the two change together,
// and what is there keeps its name and meaning for as long as `format` stays the same.
#include <boost/json.hpp>
#include <fmt/format.h>

#include "runtime/render/explained_json.h"
#include "runtime/render/finding.h"
#include "runtime/render/json_text.h"
#include "runtime/render/json_values.h"
#include "runtime/render/proof_json.h"
#include "runtime/render/render.h"

namespace kb {
namespace {

namespace json = boost::json;
using render::count;
using render::level_key;
using render::list_of;
using render::numbers;
using render::put_place;
using render::text;
using render::texts;

constexpr int kFormat = 1;

json::value date(std::uint32_t yyyymmdd) {
  if (yyyymmdd == 0) return nullptr;
  return json::value(
      fmt::format("{:04}-{:02}-{:02}", yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100));
}

std::string_view state_key(RuleState state) {
  switch (state) {
    case RuleState::active: return "active";
    case RuleState::defeated: return "defeated";
    case RuleState::open: return "open";
    case RuleState::silent: break;
  }
  return "silent";
}

/// Of a limit, whose rule applies if the day's total is beyond it.
std::string_view limit_state_key(RuleState state) {
  switch (state) {
    case RuleState::active: return "beyond";
    case RuleState::defeated: return "set-aside";
    case RuleState::open: return "open";
    case RuleState::silent: break;
  }
  return "within";
}

json::object evidence(const EvidenceReason& from) {
  json::object result;
  result["name"] = from.name;
  result["title"] = text(from.title);
  result["design"] = from.design;
  result["level"] = level_key(from.level);
  result["people"] = count(from.people);
  result["locator"] = text(from.locator);
  result["undercut"] = text(from.undercut);
  result["steps"] = texts(from.steps);
  result["citations"] = numbers(from.citations);
  put_place(result, from.place);
  return result;
}

json::object claim(const ClaimReason& from) {
  json::object result;
  result["claim"] = from.name;
  result["states"] = text(from.states);
  result["needed"] = from.needed;
  result["certainty"] = level_key(from.certainty);
  result["refuted"] = from.refuted;
  result["derivation"] = texts(from.derivation);
  result["support"] = list_of(from.support, evidence);
  result["oppose"] = list_of(from.oppose, evidence);
  result["citations"] = numbers(from.citations);
  put_place(result, from.place);
  return result;
}

json::object reason(const Reason& from) {
  json::object result;
  result["rule"] = from.rule;
  result["kind"] = from.kind;
  result["effect"] = effect_name(from.effect);
  result["status"] = state_key(from.state);
  result["strength"] = from.strong ? "strong" : "conditional";
  result["certainty"] = level_key(from.certainty);
  result["when"] = text(from.when);
  result["unless"] = text(from.unless);
  result["defeated_by"] = text(from.defeated_by);
  result["says"] = text(from.says);
  result["limit"] = text(from.limit);
  result["spacing"] = text(from.spacing);
  result["concerns"] = texts(from.concerns);
  result["instead"] = texts(from.instead);
  result["consult"] = texts(from.consult);
  result["because"] = list_of(from.because, claim);
  result["citations"] = numbers(from.citations);
  put_place(result, from.place);
  return result;
}

json::object outcome(const DependencyOutcome& from) {
  json::object result;
  result["value"] = from.value;
  result["verdicts"] = texts(from.verdicts);
  return result;
}

json::object dependency(const DependencyAnswer& from) {
  json::object result;
  result["fact"] = from.fact;
  result["title"] = from.title;
  result["ask"] = from.ask;
  result["safety"] = from.safety;
  result["outcomes"] = list_of(from.outcomes, outcome);
  return result;
}

json::object band(const DoseBand& from) {
  json::object result;
  result["band"] = from.keyword;
  result["amount"] = from.amount;
  result["relation"] = text(from.relation);
  return result;
}

json::object limit(const LimitAnswer& from) {
  json::object result;
  result["rule"] = from.rule;
  result["limit"] = from.limit;
  result["state"] = limit_state_key(from.state);
  result["total"] = text(from.total);
  result["counted"] = texts(from.counted);
  result["remaining"] = text(from.remaining);
  result["beyond"] = text(from.beyond);
  result["applies_to"] = text(from.applies_to);
  result["citations"] = numbers(from.citations);
  return result;
}

json::object dose(const DoseAnswer& from) {
  json::object result;
  result["asked"] = text(from.asked);
  result["elemental"] = text(from.elemental);
  result["basis"] = text(from.basis);
  result["conversion"] = text(from.conversion);
  result["bands"] = list_of(from.bands, band);
  result["limits"] = list_of(from.limits, limit);
  return result;
}

json::object not_counted(const NotCounted& from) {
  json::object result;
  result["design"] = from.design;
  result["items"] = from.items;
  result["names"] = texts(from.names);
  result["citations"] = numbers(from.citations);
  return result;
}

json::object side_effect(const SideEffectAnswer& from) {
  json::object result;
  result["outcome"] = from.outcome;
  result["text"] = text(from.text);
  result["when"] = text(from.when);
  result["citations"] = numbers(from.citations);
  return result;
}

json::array possible(Verdicts verdicts) {
  json::array result;
  for (std::size_t i = 0; i < kVerdicts; ++i)
    if (const auto verdict = static_cast<Verdict>(i); verdicts.has(verdict))
      result.emplace_back(verdict_name(verdict));
  return result;
}

void put_option(json::object& result, const OptionAnswer& from) {
  json::object candidate;
  candidate["name"] = from.name;
  candidate["title"] = from.title;
  candidate["kind"] = from.kind;
  candidate["dose"] = text(from.dose.asked);
  result["candidate"] = std::move(candidate);
  result["verdict"] = from.verdict();
  result["possible_verdicts"] = possible(from.possible);
  result["exact"] = from.exact;
  result["depends_on"] = list_of(from.depends_on, dependency);
  json::object certainty;
  certainty["level"] = level_key(from.certainty);
  certainty["derivation"] = texts(from.derivation);
  result["certainty"] = std::move(certainty);
  result["reasons"] = list_of(from.reasons, reason);
  result["dose"] = dose(from.dose);
  result["timing"] = texts(from.timing);
  result["not_counted"] = list_of(from.not_counted, not_counted);
  result["against"] = list_of(from.against, evidence);
  result["side_effects"] = list_of(from.side_effects, side_effect);
  render::put_explained(result, from);
  result["proof"] = render::to_json(from.proof);
}

json::array ranked(const std::vector<OptionAnswer>& options) {
  json::array result;
  for (std::size_t i = 0; i < options.size(); ++i) {
    json::object option;
    option["rank"] = i + 1;
    option["behind_by"] = text(options[i].rank);
    put_option(option, options[i]);
    result.push_back(std::move(option));
  }
  return result;
}

json::value csl(const std::string& from) {
  json::error_code error;
  json::value value = json::parse(from, error);
  return !error.failed() && value.is_object() ? value : json::value();
}

json::object citation(const Citation& from) {
  json::object result;
  result["number"] = from.number;
  result["id"] = from.id;
  result["csl"] = csl(from.csl);
  result["doi"] = text(from.doi);
  result["url"] = text(from.url);
  result["reported_by"] = texts(from.reported_by);
  result["interest"] = text(from.interest);
  result["notice"] = text(from.notice);
  result["retracted"] = date(from.retracted);
  result["supports"] = texts(from.supports);
  return result;
}

json::object knowledge_base(const KnowledgeBaseIdentity& from) {
  json::object result;
  result["name"] = from.name;
  result["title"] = from.title;
  result["version"] = from.version;
  result["digest"] = from.digest;
  return result;
}

json::value goal(const Answer& answer) {
  if (answer.goal.empty()) return nullptr;
  json::object result;
  result["name"] = answer.goal;
  result["title"] = answer.goal_title;
  return result;
}

}  // namespace

std::string render_json(const Answer& answer) {
  json::object result;
  result["format"] = kFormat;
  result["kb"] = knowledge_base(answer.kb);
  result["goal"] = goal(answer);
  if (!std::holds_alternative<std::monostate>(answer.finding)) {
    render::put_finding(result, answer.finding);
  } else if (answer.unknown) {
    result["verdict"] = "unknown";
    json::object unknown;
    unknown["name"] = answer.unknown->name;
    unknown["nearest"] = texts(answer.unknown->nearest);
    result["unknown"] = std::move(unknown);
  } else if (answer.all || answer.options.size() != 1) {
    result["verdict"] = "ranked";
    result["options"] = ranked(answer.options);
  } else {
    put_option(result, answer.options.front());
  }
  result["presumed"] = texts(answer.presumed);
  result["advice"] = texts(answer.advice);
  result["notices"] = texts(answer.notices);
  result["citations"] = list_of(answer.citations, citation);
  if (std::holds_alternative<std::monostate>(answer.finding)) result["asked"] = render::to_json(answer.asked);
  return render::json_text(result);
}

}  // namespace kb
