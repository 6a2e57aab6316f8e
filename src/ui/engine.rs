//! What only the engine's wasm does: figures that leave their recordings, and the workbench.

use super::dom::{fetch_text, first, page_data, site_file};
use super::handover::{self, Handover};
use super::protocol::{Target, target};
use super::{embed, figure, traces, workbench};
use crate::link::Link;
use crate::player::{Player, Problem};
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Mounts what the engine alone can: the workbench, the page of logs. On other pages it waits to be given a figure.
pub fn start() {
    let Some(body) = document().body() else { return };
    if page_data("page").as_deref() == Some("workbench")
        && let Some(main) = first(&body, "main")
    {
        workbench::start(&main);
    }
    if page_data("page").as_deref() == Some("traces")
        && let Some(main) = first(&body, "main")
    {
        traces::start(&main);
    }
}

/// Takes a figure over from its recording. `text`: a `Handover` as JSON.
pub fn adopt(element: HtmlElement, text: &str) {
    let handover: Handover = serde_json::from_str(text).unwrap_or_default();
    if page_data("page").as_deref() == Some("embed") {
        wasm_bindgen_futures::spawn_local(async move {
            let fragment = window().location().hash().unwrap_or_default();
            match fetch(&fragment).await.and_then(|(link, address)| Ok((player(&link)?, address))) {
                Ok((player, address)) => {
                    handover::arrive(&element);
                    embed::show(&element, player, address, handover);
                }
                Err(why) => embed::say(&element, &why),
            }
        });
        return;
    }
    let data = first(&element, "script[type='application/json']").and_then(|s| s.text_content()).unwrap_or_default();
    let (Ok(link), Some(place)) = (Link::from_json(data.as_bytes()), first(&element, ".live")) else { return };
    let Ok(player) = player(&link) else { return };
    handover::arrive(&element);
    figure::mount(&element, &place, player, handover);
}

/// What an embedded figure's address names, and the address.
async fn fetch(fragment: &str) -> Result<(Link, String), String> {
    match target(fragment) {
        Some(Target::Link(text)) => Ok((Link::decode(&text).map_err(|e| e.to_string())?, String::new())),
        Some(Target::Figure { chapter, id, .. }) => {
            let text = fetch_text(&site_file(&format!("book/{chapter}/{id}.json"))).await;
            let text = text.map_err(|_| format!("The book has no figure {chapter}/{id}."))?;
            Ok((Link::from_json(text.as_bytes()).map_err(|e| e.to_string())?, format!("{chapter}/{id}")))
        }
        None => Err(embed::NO_FIGURE.to_string()),
    }
}

fn player(link: &Link) -> Result<Player, String> {
    let (player, problems) = Player::new(link);
    match problems.iter().find(|p| p.error) {
        Some(Problem { file, finding, .. }) => Err(format!("{file}:{}: {}", finding.line, finding.message)),
        None => Ok(player),
    }
}
