// segdeformer info: version, devices, CPU features, LibTorch.
#include "app/cli/command.h"

#include "core/tensor/device.h"

#include <torch/version.h>

namespace sdw::cli {

void addInfo(CLI::App& app, Session& session)
{
    auto* command = app.add_subcommand("info", "Version, devices, CPU features, LibTorch");
    command->callback([&session] {
        session.run = [&session] {
            const std::string cuda = openCuda();
            nlohmann::ordered_json devices = nlohmann::json::array({"cpu"});
            for (int i = 0; torch::cuda::is_available() && i < int(torch::cuda::device_count()); ++i)
                devices.push_back("cuda:" + std::to_string(i));
            session.result = {{"version", SDW_VERSION},
                              {"libtorch", TORCH_VERSION},
                              {"devices", devices},
                              {"cuda", cuda},
                              {"cpu", at::get_cpu_capability()},
                              {"cpu_bf16", cpuHasFastBfloat16()},
                              {"threads", at::get_num_threads()}};
            session.text = "segdeformer " SDW_VERSION "\nLibTorch    " TORCH_VERSION "\nCPU         " +
                           at::get_cpu_capability() + (cpuHasFastBfloat16() ? ", fast bfloat16" : "") + ", " +
                           std::to_string(at::get_num_threads()) + " threads\nCUDA        " + cuda + "\n";
        };
    });
}

} // namespace sdw::cli
