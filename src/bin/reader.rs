//! What the book's pages load: plays recordings of the figures.

fn main() {
    ringside::ui::start_reader();
}
