// The steps of resolve after names are known. Private to this room.
#pragma once

#include "compiler/resolve/knowledge.h"
#include "compiler/resolve/resolve.h"

namespace kbc {

/// Gives a name to each thing whose statement writes none: from its kind and what it points to.
void name_the_unnamed(Knowledge& knowledge);

/// Checks values that have the right type and still cannot be; brings the ranges of measures to their units.
void check_values(Knowledge& knowledge, const Sources& sources, Diagnostics& diagnostics);

/// Builds the graph, and reports what goes round in a circle.
void connect(Knowledge& knowledge, Diagnostics& diagnostics);

/// Puts the groups of people in order, and refuses those that are nested too deep.
void order_groups(Knowledge& knowledge, Diagnostics& diagnostics);

/// Reports conditions that nobody or everybody meets, and facts that can never hold.
void find_contradictions(const Knowledge& knowledge, Diagnostics& diagnostics);

/// Works out the elemental fraction of every form, and checks doses against it.
void weigh(Knowledge& knowledge, Diagnostics& diagnostics);

}  // namespace kbc
