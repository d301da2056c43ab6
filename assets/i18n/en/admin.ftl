admin =
    .letters_title = Letters to pass on
    .letters_lead = There is no mail server, so these wait here. Give each to its person yourself.
    .letters_none = No letter is waiting
    .title = Administration
    .shops_title = Shops
    .shops_lead = How often we could read what people pasted in the last 30 days, and what their corrections taught us.
    .shops_none = Nobody has pasted a link yet
    .shop = Shop
    .links = Links
    .ready = All found
    .partial = Something missing
    .blocked = Not let in
    .failed = Not reached
    .last_read = Last time
    .recipes_title = What corrections taught
    .recipes_lead = Where on a shop’s pages the right value stands. A shop’s own data is believed before these.
    .recipes_none = Nothing yet. When people put a title, a price or a picture right, it appears here.
    .recipe_title = Title
    .recipe_image = Picture
    .recipe_price = Price
    .recipe_forget = Forget it
    .recipes_export = Export as JSON
    .recipes_import = Import recipes
    .recipes_hint = Paste an export of another house here. What is known already stays.
    .users_title = People
    .is_admin = Administrator
    .promote = Make administrator
    .demote = Take the rights away
    .sign_out = Sign out everywhere
    .count_people = people
    .count_newcomers = new this week
    .count_signed_in = open sessions
    .count_lists = lists
    .count_wishes = wishes
    .count_friendships = friendships
    .count_letters = letters to pass on
    .acts = What administrators did
    .acts_none = Nothing yet.
    .somebody = Somebody who left
    .act_admin_made = { $name } made { $subject } an administrator
    .act_admin_unmade = { $name } took { $subject }’s rights away
    .act_sessions_ended = { $name } signed { $subject } out everywhere
    .act_job_run = { $name } had { $subject } run at once
    .act_jobs_run = { $name } had { $subject } run at once
    .act_job_deleted = { $name } deleted { $subject }
    .act_process_quiet = { $name } told { $subject } to take nothing new
    .act_process_stop = { $name } told { $subject } to stop
    .act_recipe_forgotten = { $name } forgot a recipe for { $subject }
    .act_recipes_imported = { $name } imported { $subject }
    .subject_person = account { $id }
    .subject_job = job { $id }
    .subject_jobs =
        { $count ->
            [one] one job ({ $place })
           *[other] { $count } jobs ({ $place })
        }
    .subject_process = process { $id }
    .subject_recipe = { $id }
    .subject_recipes =
        { $count ->
            [one] one recipe
           *[other] { $count } recipes
        }
    .subject_other = { $id }
