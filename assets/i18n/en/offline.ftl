# Shown by the device itself when there is no network.
offline =
    .title = You are offline
    .text = Wishare needs a connection for this page. The gifts you chose are still here.
    .queued = Your wish is kept on this device. It goes on your list as soon as you are online.
    .retry = Try again
    .gifts = My gifts
