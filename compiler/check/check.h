// Check: advice to the author about knowledge that is well formed. Read-only; one lint a file, all listed
// here.
#pragma once

#include "compiler/diagnostics/diagnostic.h"
#include "compiler/grade/grade.h"

namespace kbc {

struct Checked {
  const Knowledge& knowledge;
  const Grades& grades;
  Diagnostics& diagnostics;
  std::uint32_t today = 0;  ///< yyyymmdd: what is overdue then; 0: the day of the last review
};

void check_strength(const Checked& checked);  ///< strong advice to take something that rests on low certainty
void check_grounds(const Checked& checked);   ///< suggestions that nothing carries, or only a seller's word
void check_opposition(const Checked& checked);  ///< evidence against a claim that nobody answers
void check_stretched(const Checked& checked);   ///< claims that reach further than their evidence
void check_citations(const Checked& checked);   ///< sources that retell one another
void check_dates(const Checked& checked);       ///< what was retracted, or is overdue for review
void check_unused(const Checked& checked);      ///< what nothing uses, and what nobody is asked about
void check_defeated(const Checked& checked);    ///< rules that nobody meets, or that always give way
void check_clashes(const Checked& checked);     ///< statements that do not agree on one person
void check_carried(const Checked& checked);     ///< suggestions of one form on a claim about another
void check_texts(const Checked& checked);       ///< empty texts, and titles that begin unlike the others
void check_repeated(const Checked& checked);    ///< what is said twice: clauses, names in lists, evidence
void check_told(const Checked& checked);        ///< one study told with different figures or results
void check_sourced(const Checked& checked);     ///< evidence without a source, trials of which little is said
void check_safety(const Checked& checked);      ///< facts that can reveal harm, and are not marked so

void check(const Checked& checked);

/// Takes back the warnings that the author has accepted where they stand; comes after all lints, those of
/// gaps too.
void accept_warnings(const Checked& checked);

}  // namespace kbc
