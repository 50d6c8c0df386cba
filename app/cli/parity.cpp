// segdeformer parity DIR...: compares this engine with reference values.
#include "app/cli/command.h"

#include "core/base/error.h"
#include "core/parity/parity.h"

namespace sdw::cli {

void addParity(CLI::App& app, Session& session)
{
    auto folders = std::make_shared<std::vector<std::string>>();
    auto* command = app.add_subcommand("parity", "Compare this engine with reference values, a folder per case");
    command->add_option("DIR", *folders, "Case folders, or folders of such")->required();
    command->callback([&session, folders] {
        session.run = [&session, folders] {
            auto cases = nlohmann::ordered_json::array();
            std::size_t passed = 0;
            for (const auto& folder : findParityCases({folders->begin(), folders->end()})) {
                try {
                    const auto report = runParity(folder);
                    passed += report.passed() ? 1 : 0;
                    cases.push_back(parityJson(report));
                    session.text += parityText(report) + "\n";
                } catch (const Error& error) { // a case that cannot be run is one that failed; the others still count
                    cases.push_back({{"case", folder.filename().string()}, {"passed", false}, {"error", error.what()}});
                    session.text += "FAIL " + folder.filename().string() + ": " + error.what() + "\n\n";
                }
            }
            session.text += std::to_string(passed) + " of " + std::to_string(cases.size()) + " cases passed\n";
            const bool all = passed == cases.size();
            if (!all) session.exitStatus = 3;
            session.result = {{"passed", all}, {"cases", std::move(cases)}};
        };
    });
}

} // namespace sdw::cli
