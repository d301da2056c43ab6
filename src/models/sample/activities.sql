INSERT INTO activities (actor_id, verb, wishlist_id, item_id, created_at)
SELECT user_id, 'list_created', id, NULL, created_at FROM wishlists WHERE id > {last_list}
UNION ALL
SELECT l.user_id, 'wish_added', l.id, i.id, i.created_at
FROM items i JOIN wishlists l ON l.id = i.wishlist_id WHERE l.id > {last_list} AND NOT i.private
