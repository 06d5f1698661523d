/** The reader's form, receipt and log, and the same for programs. */
package zukan.suggestions.web;
