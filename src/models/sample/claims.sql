INSERT INTO claims (item_id, wishlist_id, recipient_id, giver_id, show_name, snapshot_name, snapshot_price_minor,
    snapshot_currency, snapshot_url, snapshot_recipient, snapshot_wishlist, snapshot_event_date, item_version,
    created_at, updated_at)
WITH people(id, name, n) AS (
    SELECT id, name, ROW_NUMBER() OVER (ORDER BY id) - 1 FROM users WHERE email LIKE '%{domain}')
SELECT i.id, l.id, owner.id, giver.id, i.id % 2 = 0, i.name, i.price_minor, i.currency, i.url, owner.name, l.name,
       l.event_date, i.updated_at, i.updated_at, i.updated_at
FROM items i JOIN wishlists l ON l.id = i.wishlist_id JOIN people owner ON owner.id = l.user_id
JOIN people giver ON giver.n = (owner.n + {stride}) % {users}
WHERE l.id > {last_list} AND i.id % 10 = 0 AND NOT i.private AND l.visibility <> 'private' AND giver.id <> owner.id
  AND {steps} > 0
