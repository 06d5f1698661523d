/** The PostgreSQL that the application brings along for those who have none. */
package zukan.platform.database;
