package dev.weir.gateway.admin;

/** What the admin port does about a request: answers with a page, or begins a feed of lines. */
sealed interface AdminAnswer permits Page, Feed {}
