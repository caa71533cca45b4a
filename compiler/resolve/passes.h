// The steps of resolve after names are known. Private to this room.
#pragma once

#include "compiler/resolve/resolve.h"

namespace kbc {

/// Gives a name to each thing whose statement writes none: from its kind and what it points to.
void name_the_unnamed(Knowledge& knowledge);

/// Builds the graph, and reports what goes round in a circle.
void connect(Knowledge& knowledge, Diagnostics& diagnostics);

/// Works out the elemental fraction of every form, and checks doses against it.
void weigh(Knowledge& knowledge, Diagnostics& diagnostics);

}  // namespace kbc
