INSERT INTO items (wishlist_id, name, url, price_minor, currency, priority, quantity, position, private, preview_state,
    picture_id, claims_changed_at, created_at, updated_at)
WITH RECURSIVE count(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count WHERE n + 1 < {wishes}),
thing(n, name) AS (VALUES (0, 'Teapot'), (1, 'Bicycle bell'), (2, 'Wool socks'), (3, 'Headphones'), (4, 'A good novel'),
    (5, 'Desk lamp'), (6, 'Fern'), (7, 'Chess set'), (8, 'Rain jacket'), (9, 'Concert ticket'), (10, 'Paint box')),
shown(n, id) AS (SELECT ROW_NUMBER() OVER (ORDER BY id) - 1, id FROM pictures WHERE source_key LIKE 'sample-%'),
wishes(wishlist_id, at, hides, n, lot) AS (
    SELECT lists.id, lists.updated_at, lists.items_count > lists.shown_items_count, count.n, lists.id * 13 + count.n * 7
    FROM wishlists lists CROSS JOIN count
    WHERE lists.id > {last_list} AND {wishes} > 0)
SELECT wishlist_id, thing.name, CASE WHEN lot % 3 > 0 THEN 'https://shop.example/' || lot END,
       CASE WHEN lot % 5 > 0 THEN 500 + lot % 9000 END, CASE WHEN lot % 5 > 0 THEN 'EUR' END, 1 + lot % 3, 1, wishes.n,
       hides AND wishes.n = {wishes} - 1, CASE WHEN lot % 3 > 0 THEN 'ready' ELSE 'none' END, shown.id, at, at, at
FROM wishes JOIN thing ON thing.n = lot % 11 LEFT JOIN shown ON shown.n = lot % ({pictures} * 2)
ORDER BY wishlist_id, wishes.n
