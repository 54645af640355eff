#pragma once
// Checks a document against one of our JSON Schemas (draft-07) and says in plain words
// what is wrong first. It knows the keywords our schemas use and refuses any other, so a
// schema can never ask for something that is silently not checked. A general validator is
// not used: its errors would have to be explained by walking the schema once more. The
// tests hold this one against such a validator.

#include <string>

#include "options/json_document.h"

namespace stackcheck {

/// Throws InputError where `document` is not what the schema in budgets/ wants.
void check_schema(const JsonDocument &document, const std::string &schema_file);

}  // namespace stackcheck
