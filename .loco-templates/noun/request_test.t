use crate::support::World;

#[tokio::test]
async fn [[ plural ]]_are_added_seen_and_removed_by_their_owner_alone() {
    let world = World::new().await;
    let (maya, stella) = (world.maya().await, world.stella().await);
    let draft = [ [% for field in fields %]("[[ field.name ]]", "[[ field.sample ]]")[% if not loop.last %], [% endif %][% endfor %]];
    maya.post("/[[ plural ]]", &draft).await.answers(303);
    assert!(maya.get("/[[ plural ]]").await.answers(200).has("/[[ plural ]]/1/remove"));
    assert!(!stella.get("/[[ plural ]]").await.answers(200).has("/[[ plural ]]/1/remove"));
    stella.post("/[[ plural ]]/1/remove", &[]).await.answers(404);
    maya.post("/[[ plural ]]/1/remove", &[]).await.answers(303);
    maya.post("/[[ plural ]]/1/remove", &[]).await.answers(404);
}
[%- if needs_look %]

#[tokio::test]
async fn what_cannot_be_read_comes_back_with_a_word_beside_it() {
    let world = World::new().await;
    let draft = [ [% for field in fields %]("[[ field.name ]]", "???")[% if not loop.last %], [% endif %][% endfor %]];
    assert!(world.maya().await.post("/[[ plural ]]", &draft).await.answers(422).has("???"));
}
[%- endif %]
