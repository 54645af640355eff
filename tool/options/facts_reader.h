#pragma once
// The facts of a budget: its own and those of the files it includes.

#include <vector>

#include "options/budget.h"
#include "options/json_document.h"
#include "options/text_file.h"

namespace stackcheck {

/// All facts under `file`'s "facts" and "include", in the order of the text, includes first.
/// Throws InputError for a file that includes itself and for two facts about the same thing.
std::vector<Fact> read_facts(const JsonDocument &file, const ReadText &read);

}  // namespace stackcheck
