// The kinds of pages, one file each. Private to this room.
#pragma once

#include "runtime/pages/frame.h"

namespace kb::pages {

void add_overview(Site& site);
void add_recommendations(Site& site);
void add_options(Site& site);
void add_groups(Site& site);
void add_claims(Site& site);
void add_evidence(Site& site);
void add_disputes(Site& site);
void add_weak_points(Site& site);
void add_sources(Site& site);
void add_guidance(Site& site);
void add_questions(Site& site);
void add_words(Site& site);
void add_texts(Site& site);
void add_ask(Site& site);
/// What is searched: every statement with a place in the site.
void add_search(Site& site);

}  // namespace kb::pages
