/** The pages of the curators' desk. */
package zukan.desk.web;
