# Wishes.
items =
    .hidden = Only you see it
    .received = Came true
    .thanked = Came true, thanks said
    .taken = Taken
    .wanted =
        { $count ->
            [one] One, please
           *[other] { $count } of them, please
        }
    .wanted_any = As many as you like
    .to_shop = See it at { $shop }
    .more = More for { $name }
    .drag = Move { $name }: drag, or use the arrow keys
    .move_up = Move up
    .move_down = Move down
    .move_to = Move to another list
    .move = Move it
    .copy = Make a copy
    .remove = Remove
    .receive = It came true
    .wish_again = Wish for it again
    .thank = I said thank you
    .edit_title = Edit { $name }
    .part_name = What is it?
    .part_description = Note
    .part_url = Link
    .part_price = Price
    .part_priority = How much you want it
    .part_quantity = How many?
    .part_private = Keep this wish to myself
    .unlimited = As many as people like to give
    .url_hint = We look at it again when you change it.
    .description_hint = Size, colour, or why you love it.
    .private_hint = Nobody else sees it until you change this.
    .picture = Picture
    .picture_choose = Choose a picture of your own
    .picture_hint = A photograph or drawing, up to 15 MB. Yours stays, whatever the shop shows.
    .picture_save = Use this picture
    .picture_remove = Without a picture
    .pictures_another = Another picture from the page
    .pictures_title = Another picture for { $name }
    .pictures_legend = Which one shows your wish?
    .pictures_hint = These are on the page at { $shop }. The one you choose stays, and we look in the same place on this shop’s other pages.
    .pictures_number = Picture { $number }
    .pictures_look = Look at the page
    .pictures_look_again = Look again
    .pictures_none = No other pictures here
    .pictures_none_text = We can look at the page at { $shop } and show you what is on it. That takes a few seconds.
    .pictures_no_link = This wish has no link
    .pictures_no_link_text = So there is no page to look at. Add a link, or give it a picture of your own.
    .empty = nothing
    .meanwhile = It changed while you were typing
    .meanwhile_text = What you typed is still below. Save again to keep yours instead of this:
