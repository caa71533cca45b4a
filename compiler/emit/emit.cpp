// Tables laid out by FlatBuffers, and the digest put in.
#include "compiler/emit/emit.h"

#include <cstring>
#include <type_traits>

#include "runtime/artifact/knowledge_base.h"

namespace kbc {
namespace {

/// Bytes of the tables that grow with the text, and some for the others: a builder that has to grow holds all
/// that is laid out twice.
std::size_t room_for(const Tables& t) {
  const auto bytes = [](const auto&... tables) { return (... + (tables.size() * sizeof(tables[0]))); };
  constexpr std::size_t kOthers = std::size_t{64} << 10U;
  return kOthers + bytes(t.texts.bytes(), t.nodes, t.clauses, t.out_nodes, t.out_labels, t.in_nodes,
                         t.in_labels, t.edge_notes, t.names, t.facts, t.conditions, t.condition_operands,
                         t.thresholds, t.options, t.option_rules, t.rules, t.claims, t.evidence, t.ratings,
                         t.sources, t.guidance);
}

}  // namespace

std::vector<std::byte> emit(Tables t) {
  namespace fbs = kb::fbs;
  flatbuffers::FlatBufferBuilder builder(room_for(t));
  // Each table is given back once it is laid out, so that there is hardly more than one copy of all.
  const auto give_back = [](auto& table) { std::remove_reference_t<decltype(table)>().swap(table); };
  const auto rows = [&](auto& table) {
    const auto laid_out = builder.CreateVectorOfStructs(table);
    give_back(table);
    return laid_out;
  };
  const auto numbers = [&](auto& table) {
    const auto laid_out = builder.CreateVector(table);
    give_back(table);
    return laid_out;
  };
  const fbs::Digest no_digest(0, 0);

  // The order of these calls is the order in the file, last to first.
  const auto texts = builder.CreateVector(t.texts.bytes());
  t.texts = TextPool();
  const auto files = numbers(t.files);
  const auto kinds = numbers(t.kinds);
  const auto keywords = numbers(t.keywords);
  const auto nodes = rows(t.nodes);
  const auto clauses = rows(t.clauses);
  const auto out_nodes = numbers(t.out_nodes);
  const auto out_labels = numbers(t.out_labels);
  const auto in_nodes = numbers(t.in_nodes);
  const auto in_labels = numbers(t.in_labels);
  const auto edge_notes = rows(t.edge_notes);
  const auto names = rows(t.names);
  const auto facts = rows(t.facts);
  const auto measures = rows(t.measures);
  const auto conditions = rows(t.conditions);
  const auto condition_operands = numbers(t.condition_operands);
  const auto thresholds = rows(t.thresholds);
  const auto groups = rows(t.groups);
  const auto constraints = numbers(t.constraints);
  const auto options = rows(t.options);
  const auto option_rules = numbers(t.option_rules);
  const auto contents = rows(t.contents);
  const auto rules = rows(t.rules);
  const auto rule_goals = numbers(t.rule_goals);
  const auto rule_overriders = numbers(t.rule_overriders);
  const auto doses = rows(t.doses);
  const auto limits = rows(t.limits);
  const auto spacings = rows(t.spacings);
  const auto preferences = rows(t.preferences);
  const auto preference_goals = numbers(t.preference_goals);
  const auto claims = rows(t.claims);
  const auto evidence = rows(t.evidence);
  const auto ratings = rows(t.ratings);
  const auto sources = rows(t.sources);
  const auto start_levels = numbers(t.start_levels);
  const auto guidance = rows(t.guidance);
  const auto guards = rows(t.guards);

  fbs::FinishKnowledgeBaseBuffer(
      builder,
      fbs::CreateKnowledgeBase(builder, kb::kFormatVersion, &no_digest, t.root, t.reviewed, texts, files,
                               kinds, keywords, nodes, clauses, out_nodes, out_labels, in_nodes, in_labels,
                               edge_notes, names, facts, measures, conditions, condition_operands, thresholds,
                               groups, constraints, options, option_rules, contents, rules, rule_goals,
                               rule_overriders, doses, limits, spacings, preferences, preference_goals,
                               claims, evidence, ratings, sources, start_levels, guidance, guards));

  std::vector<std::byte> bytes(builder.GetSize());
  std::memcpy(bytes.data(), builder.GetBufferPointer(), bytes.size());
  auto* root = fbs::GetMutableKnowledgeBase(bytes.data());
  const auto offset =
      static_cast<std::size_t>(reinterpret_cast<const std::byte*>(root->digest()) - bytes.data());
  const kb::DigestValue digest = kb::digest_of(bytes, offset);
  root->mutable_digest()->mutate_low(digest.low);
  root->mutable_digest()->mutate_high(digest.high);
  return bytes;
}

}  // namespace kbc
