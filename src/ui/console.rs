//! What the programs have printed, and where the reader types to them.

use super::run::Run;
use crate::player::{Command, PieceKind};
use leptos::html::Pre;
use leptos::prelude::*;

/// The terminal. `input`: with a line to type in.
#[component]
pub fn Console(run: Run, input: bool) -> impl IntoView {
    let pieces = Memo::new(move |_| run.frame.with(|f| f.console.clone()));
    let screen = NodeRef::<Pre>::new();
    let line = RwSignal::new(String::new());
    // The newest line is in sight, as on a terminal.
    Effect::new(move || {
        pieces.track();
        if let Some(screen) = screen.get() {
            screen.set_scroll_top(screen.scroll_height());
        }
    });
    let waits = move || run.frame.with(|f| f.wants_input);
    view! {
        <div class="console">
            <pre
                class="text"
                node_ref=screen
                tabindex="0"
                role="log"
                aria-label="Terminal"
                data-empty="What the programs print appears here."
            >
                {move || {
                    pieces.with(|pieces| {
                        pieces
                            .iter()
                            .map(|piece| {
                                let class = match piece.kind {
                                    PieceKind::Out => "",
                                    PieceKind::Err => "err",
                                    PieceKind::Typed => "typed",
                                };
                                view! { <span class=class>{piece.text.clone()}</span> }
                            })
                            .collect_view()
                    })
                }}
            </pre>
            <form
                hidden=move || !(input || waits())
                on:submit=move |event| {
                    event.prevent_default();
                    run.act(Command::Type(format!("{}\n", line.get_untracked())));
                    line.set(String::new());
                }
            >
                <input
                    type="text"
                    aria-label="Type to the programs"
                    placeholder=move || if waits() { "a program waits for input: type a line" } else { "type a line" }
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    prop:value=line
                    on:input:target=move |event| line.set(event.target().value())
                />
                <button type="submit">"Enter"</button>
                <button type="button" title="End of input (Ctrl-D)" on:click=move |_| run.act(Command::EndOfInput)>
                    "Ctrl-D"
                </button>
                <button type="button" title="Interrupt (Ctrl-C)" on:click=move |_| run.act(Command::Interrupt)>
                    "Ctrl-C"
                </button>
            </form>
        </div>
    }
}
