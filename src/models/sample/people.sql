INSERT INTO users (email, password_hash, name, handle, search_key, email_confirmed_at, created_at, updated_at)
WITH RECURSIVE count(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM count WHERE n + 1 < {users}),
first(n, name) AS (VALUES (0, 'Maya'), (1, 'Omar'), (2, 'Stella'), (3, 'Noor'), (4, 'Ida'), (5, 'Jun'), (6, 'Zoë'), (7, 'Kofi')),
last(n, name) AS (VALUES (0, 'Lindt'), (1, 'Okafor'), (2, 'Sato'), (3, 'Reyes'), (4, 'Novak'), (5, 'Haddad'), (6, 'Berg'))
SELECT 'person' || (count.n + 1) || '{domain}', {password}, first.name || ' ' || last.name || ' ' || (count.n + 1),
       'person' || (count.n + 1), lower(first.name || ' ' || last.name) || ' ' || (count.n + 1) || ' person' || (count.n + 1),
       {now}, {now} - 31536000000000 + count.n, {now} - 31536000000000 + count.n
FROM count JOIN first ON first.n = count.n % 8 JOIN last ON last.n = count.n % 7
ORDER BY count.n
