/** The pages of the desk. */
package zukan.desk.web;
