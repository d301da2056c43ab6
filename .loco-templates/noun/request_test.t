use crate::support::World;

#[tokio::test]
async fn [[ plural ]]_are_added_seen_and_removed_by_their_owner_alone() {
    let world = World::new().await;
    let (maya, stella) = (world.maya().await, world.stella().await);
    let draft = [ [% for field in fields %]("[[ field.name ]]", "[[ field.sample ]]")[% if not loop.last %], [% endif %][% endfor %]];
    maya.post("/[[ plural ]]", &draft).await.answers(303);
    assert_eq!(maya.get("/[[ plural ]]").await.answers(200).select("#[[ singular ]]_1").len(), 1);
    assert!(stella.get("/[[ plural ]]").await.answers(200).select("#[[ singular ]]_1").is_empty());
    stella.post("/[[ plural ]]/1/remove", &[]).await.answers(404);
    maya.post("/[[ plural ]]/1/remove", &[]).await.answers(303);
    maya.post("/[[ plural ]]/1/remove", &[]).await.answers(404);
}
[%- if needs_look %]

#[tokio::test]
async fn what_cannot_be_read_comes_back_with_a_word_beside_it() {
    let world = World::new().await;
    let draft = [ [% for field in fields %]("[[ field.name ]]", "???")[% if not loop.last %], [% endif %][% endfor %]];
    let again = world.maya().await.post("/[[ plural ]]", &draft).await;
    assert!(!again.answers(422).select("input[value='???'][aria-invalid]").is_empty());
}
[%- endif %]
