// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gui/gallery_registry.h"
#include "ui/models/desk_client.h"
#include "ui/models/desk_info.h"
#include "ui/widgets/main_window.h"

#include <functional>
#include <memory>

/// The window in front of a desk whose states are set by hand.
namespace till::gallery {

/// Both live as long as the window.
struct Stage {
    std::unique_ptr<ui::MainWindow> window;
    models::DeskClient* client = nullptr;
    ui::Look* look = nullptr;
};
using Change = std::function<void(Stage&)>;

[[nodiscard]] Stage stage(const Scene& scene, const models::DeskInfo& info);
/// A page that is the window in some state.
[[nodiscard]] Page page(const QString& name, const services::CheckoutState& state,
                        const Change& change);
[[nodiscard]] Change acting(models::Action action);
void press(QWidget& widget, int key, const QString& text = {});
void type(QWidget& widget, const QString& text);

} // namespace till::gallery
