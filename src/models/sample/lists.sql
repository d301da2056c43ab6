INSERT INTO wishlists (user_id, name, search_key, visibility, event_type, event_date, reveal, items_count,
    shown_items_count, claims_changed_at, created_at, updated_at)
WITH RECURSIVE count(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count WHERE n + 1 < {lists}),
people(id, n) AS (SELECT id, ROW_NUMBER() OVER (ORDER BY id) - 1 FROM users WHERE email LIKE '%{domain}'),
occasion(n, name, event) AS (VALUES (0, 'Birthday', 'birthday'), (1, 'Books to read', 'none'),
    (2, 'Christmas', 'christmas'), (3, 'For the kitchen', 'housewarming'), (4, 'Someday', 'none')),
-- A number for each list that looks drawn by lot and is the same each time.
lists(user_id, n, lot) AS (
    SELECT people.id, count.n, ((people.n * {lists} + count.n) * 7919 + 13) % 1000003 FROM people CROSS JOIN count)
SELECT user_id, occasion.name, lower(occasion.name),
       CASE WHEN lot % 100 < {public} THEN 'public' WHEN lot % 10 = 9 THEN 'private' ELSE 'friends' END,
       event, CASE WHEN event <> 'none' THEN {day} END, CASE WHEN event = 'none' THEN 'never' ELSE 'after_event' END,
       {wishes}, {wishes} - CASE WHEN {wishes} > 0 AND lot % 4 = 0 THEN 1 ELSE 0 END,
       {now} - lot * 31000000, {now} - lot * 31000000 - 1000, {now} - lot * 31000000
FROM lists JOIN occasion ON occasion.n = lists.n % 5
WHERE {lists} > 0
ORDER BY user_id, lists.n
