INSERT INTO notifications (user_id, kind, actor_id, read_at, created_at)
SELECT low_id, 'friend_accepted', high_id, CASE WHEN id % 10 > 0 THEN updated_at END, updated_at
FROM connections WHERE id % 4 = 0 AND low_id IN (SELECT id FROM users WHERE email LIKE '%{domain}')
