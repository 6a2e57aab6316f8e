//! What runs in the browser: mounts the pages' live parts.

fn main() {
    ringside::ui::start();
}
