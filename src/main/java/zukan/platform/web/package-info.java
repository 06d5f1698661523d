/** The web side of what no feature owns. */
package zukan.platform.web;
