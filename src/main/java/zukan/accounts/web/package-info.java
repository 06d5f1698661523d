/** How curators sign in, and the pages about their accounts. */
package zukan.accounts.web;
