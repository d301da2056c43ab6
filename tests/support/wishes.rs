//! What people do with lists and wishes, through the pages.
use sea_orm::{QueryOrder, entity::prelude::*};
use wishare::models::{items, wishlists};

use super::{Answer, Visitor, World};

impl Visitor {
    /// A list through the form; returns its id.
    pub async fn starts_list(&self, name: &str, fields: &[(&str, &str)]) -> i64 {
        let form = self.get("/wishlists/new").await.answers(200);
        let typed: Vec<_> = [("name", name)].into_iter().chain(fields.iter().copied()).collect();
        id_in(form.submit("main form.form", &typed).await.answers(303).location())
    }

    /// A list for friends with these wishes, in this order.
    pub async fn starts_list_of(&self, wishes: &[&str]) -> i64 {
        let list = self.starts_list("My thirtieth", &[("visibility", "friends")]).await;
        for wish in wishes.iter().rev() {
            self.adds(list, wish).await.answers(303); // before those that are there
        }
        list
    }

    /// Into the box on the list's page.
    pub async fn adds(&self, list: i64, text: &str) -> Answer {
        self.get(format!("/wishlists/{list}")).await.submit("form.quick-add", &[("text", text)]).await
    }

    /// The form that edits a wish, with this typed over it.
    pub async fn edits(&self, item: i64, typed: &[(&str, &str)]) -> Answer {
        self.get(format!("/items/{item}/edit")).await.answers(200).submit("#wish", typed).await
    }

    /// What stands on the cards of a page of wishes or lists.
    pub async fn titles(&self, path: impl AsRef<str>) -> Vec<String> {
        titles(&self.get(path).await.answers(200))
    }

    pub async fn sees(&self, path: &str) -> bool {
        match self.get(path).await.status.as_u16() {
            200 => true,
            404 => false,
            other => panic!("{path} answered {other}"),
        }
    }
}

pub fn titles(page: &Answer) -> Vec<String> {
    page.select(".cards .card__link").iter().map(|link| link.text().to_string()).collect()
}

/// The last number in a path: `/wishlists/3#item_7` is 3.
pub fn id_in(location: &str) -> i64 {
    let path = location.split('#').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap_or_else(|_| panic!("no id in {location}"))
}

impl World {
    /// The wishes of a list as rows, in her order.
    pub async fn wishes_of(&self, list: i64) -> Vec<items::Model> {
        items::Entity::find()
            .filter(items::Column::WishlistId.eq(list))
            .order_by_asc(items::Column::Position)
            .order_by_asc(items::Column::Id)
            .all(&self.db)
            .await
            .unwrap()
    }

    /// What they are called, without those that were removed.
    pub async fn names_of(&self, list: i64) -> Vec<String> {
        let wishes = self.wishes_of(list).await.into_iter().filter(|wish| wish.deleted_at.is_none());
        wishes.map(|wish| wish.name).collect()
    }

    pub async fn list_row(&self, id: i64) -> wishlists::Model {
        wishlists::Entity::find_by_id(id).one(&self.db).await.unwrap().unwrap()
    }

    pub async fn item_row(&self, id: i64) -> items::Model {
        items::Entity::find_by_id(id).one(&self.db).await.unwrap().unwrap()
    }

    pub async fn forget_lists_named(&self, names: &[&str]) {
        let lists = wishlists::Entity::delete_many();
        lists.filter(wishlists::Column::Name.is_in(names.iter().copied())).exec(&self.db).await.unwrap();
    }
}
