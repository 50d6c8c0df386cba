// Whose names these are: finds the table that fits a file's names.
#pragma once

#include "core/model/layout_table.h"

namespace sdw::layouts {

constexpr const char* kOfficialPrefix = "backbone."; ///< of every encoder tensor in a whole model

std::vector<const std::vector<Table>*> encoderTables();

/// A rule that fits a name, and what it captured.
struct Hit {
    const Rule* rule;
    Captures captures;
};
std::optional<Hit> findOther(const Table& table, std::string_view name);    ///< by the other program's name
std::optional<Hit> findOfficial(const Table& table, std::string_view name); ///< with or without `backbone.`

bool isUnused(const Table& table, std::string_view name); ///< known there, of no use here
bool isDerived(std::string_view name);                    ///< a buffer computed from sizes
bool isHead(std::string_view name);                       ///< part of neck, decoder or auxiliary head

/// What other programs put before every name of a model: several GPUs, torch.compile, a training class. Empty: nothing.
std::string wrapperOf(const std::vector<std::string>& names);

struct Recognised {
    const Table* table = nullptr; ///< null: none fits
    bool official = false;        ///< the names are the official ones of the table's family
};
/// @param names without wrapper.
Recognised recognise(const std::vector<std::string>& names);

/// Encoders that look alike but compute something else. @throws Error naming the key that shows it.
void refuseForeignEncoders(const std::vector<std::string>& names, const std::string& family);

} // namespace sdw::layouts
